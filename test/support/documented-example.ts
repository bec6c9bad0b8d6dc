/** The JSON that the API's documentation shows for "showing backup plan details", key for key. */
export const DOCUMENTED_EXAMPLE = {
  created_at: '2024-05-09T09:51:10.785289',
  updated_at: '2024-05-09T09:52:58.261715',
  job_id: 'e632eb1884e0468c8a41e656942df500',
  job_id_hash: 'd91e52f5117e95d8cf094071a7923289951a433c',
  project_id: '3046fb2c2a314a0fbb32607caa1e5277',
  user_id: 'd1899d7f32d64b1bb95e262e7a6a4bc2',
  job_schedule: {
    schedule_day_of_week: '0,1,2,3,4,5,6',
    schedule_month: '1,2,3,4,5,6,7,8,9,10,11,12',
    schedule_day: '1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31',
    schedule_minute: '00',
    schedule_hour: '13',
  },
  client_id: 'hci',
  session_id: '',
  session_tag: 0,
  name: 'myplan',
  description: 'My new plan',
  job_actions: [
    {
      freezer_action: { action: 'backup', mode: 'hci-volumes', recovery_points_rotation: 7 },
      user_id: 'd1899d7f32d64b1bb95e262e7a6a4bc2',
      project_id: '3046fb2c2a314a0fbb32607caa1e5277',
      action_id: 'b9dc9e548b914b80a06d752342828371',
    },
  ],
  status: 'scheduled',
  disabled: false,
  started_at: null,
  ended_at: null,
};
