// Made from job-schemas.ts by `npm run schemas`: do not edit.
"use strict";
exports.jobChanges = validate21;
const schema6 = {"type":"object","additionalProperties":false,"properties":{"client_id":{"type":"string","maxLength":512,"pattern":"^(?:[\\w-]+_)?[a-zA-Z\\d](?:[a-zA-Z\\d-]{0,61}[a-zA-Z\\d])?(?:\\.[a-zA-Z\\d](?:[a-zA-Z\\d-]{0,61}[a-zA-Z\\d])?)*$"},"name":{"type":"string","nullable":true,"maxLength":255},"description":{"type":"string","nullable":true},"disabled":{"type":"boolean"},"session_id":{"type":"string","nullable":true,"pattern":"^[\\w-]*$"},"session_tag":{"type":"integer"},"job_schedule":{"type":"object","additionalProperties":false,"properties":{"schedule_interval":{"type":"string","pattern":"^(continuous|(\\d+ +(weeks|days|hours|minutes|seconds)))$"},"schedule_year":{"type":"string","pattern":"^\\d{4}$"},"event":{"type":"string","enum":["","stop","start","abort"]},"status":{"type":"string","enum":["","completed","stop","scheduled","running","aborting","removed"]},"result":{"type":"string","enum":["","success","fail","aborted"]}},"patternProperties":{"^(?:schedule_date|schedule_start_date|schedule_end_date)$":{"type":"string","pattern":"^(-?(?:[1-9][0-9]*)?[0-9]{4})-(1[0-2]|0[1-9])-(3[01]|0[1-9]|[12][0-9])T(2[0-3]|[01][0-9]):([0-5][0-9]):([0-5][0-9])(\\.[0-9]+)?(Z|[+-](?:2[0-3]|[01][0-9]):[0-5][0-9])?$"},"^(?:schedule_month|schedule_day|schedule_week|schedule_day_of_week|schedule_hour|schedule_minute|schedule_second)$":{"type":"string","maxLength":1000},"^(?:time_created|time_started|time_ended|current_pid)$":{"type":"integer"}}},"job_actions":{"type":"array","items":{"type":"object","required":["freezer_action"],"properties":{"freezer_action":{"type":"object","properties":{"cindernative_freezer_only":{"type":"boolean","nullable":true}},"patternProperties":{"^(?:action|mode)$":{"type":"string","pattern":"^[\\w-]+$","nullable":true},"^(?:path_to_backup|backup_name|container|restore_abs_path)$":{"type":"string","nullable":true}}},"mandatory":{"type":"boolean"}},"patternProperties":{"^(?:max_retries|max_retries_interval)$":{"type":"integer"}}}},"action_defaults":{"type":"object","properties":{"cindernative_freezer_only":{"type":"boolean","nullable":true}},"patternProperties":{"^(?:action|mode)$":{"type":"string","pattern":"^[\\w-]+$","nullable":true},"^(?:path_to_backup|backup_name|container|restore_abs_path)$":{"type":"string","nullable":true}}}},"patternProperties":{"^(?:created_at|updated_at|job_id|job_id_hash|project_id|user_id|status|started_at|ended_at|user_credentials|session_name|_version)$":{}}};
const func2 = Object.prototype.hasOwnProperty;
const func3 = (text) => [...text].length;
const pattern0 = new RegExp("^(?:created_at|updated_at|job_id|job_id_hash|project_id|user_id|status|started_at|ended_at|user_credentials|session_name|_version)$", "u");
const pattern1 = new RegExp("^(?:[\\w-]+_)?[a-zA-Z\\d](?:[a-zA-Z\\d-]{0,61}[a-zA-Z\\d])?(?:\\.[a-zA-Z\\d](?:[a-zA-Z\\d-]{0,61}[a-zA-Z\\d])?)*$", "u");
const pattern2 = new RegExp("^[\\w-]*$", "u");
const pattern3 = new RegExp("^(?:schedule_date|schedule_start_date|schedule_end_date)$", "u");
const pattern4 = new RegExp("^(?:schedule_month|schedule_day|schedule_week|schedule_day_of_week|schedule_hour|schedule_minute|schedule_second)$", "u");
const pattern5 = new RegExp("^(?:time_created|time_started|time_ended|current_pid)$", "u");
const pattern6 = new RegExp("^(continuous|(\\d+ +(weeks|days|hours|minutes|seconds)))$", "u");
const pattern7 = new RegExp("^\\d{4}$", "u");
const pattern9 = new RegExp("^(-?(?:[1-9][0-9]*)?[0-9]{4})-(1[0-2]|0[1-9])-(3[01]|0[1-9]|[12][0-9])T(2[0-3]|[01][0-9]):([0-5][0-9]):([0-5][0-9])(\\.[0-9]+)?(Z|[+-](?:2[0-3]|[01][0-9]):[0-5][0-9])?$", "u");
const pattern12 = new RegExp("^(?:action|mode)$", "u");
const pattern13 = new RegExp("^[\\w-]+$", "u");
const pattern14 = new RegExp("^(?:path_to_backup|backup_name|container|restore_abs_path)$", "u");
const pattern15 = new RegExp("^(?:max_retries|max_retries_interval)$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((func2.call(schema6.properties, key0)) || (pattern0.test(key0)))){
validate21.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.client_id !== undefined){
let data0 = data.client_id;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(func3(data0) > 512){
validate21.errors = [{instancePath:instancePath+"/client_id",keyword:"maxLength",params:{limit: 512}}];
return false;
}
else {
if(!pattern1.test(data0)){
validate21.errors = [{instancePath:instancePath+"/client_id",keyword:"pattern",params:{pattern: "^(?:[\\w-]+_)?[a-zA-Z\\d](?:[a-zA-Z\\d-]{0,61}[a-zA-Z\\d])?(?:\\.[a-zA-Z\\d](?:[a-zA-Z\\d-]{0,61}[a-zA-Z\\d])?)*$"}}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/client_id",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
let data1 = data.name;
const _errs4 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate21.errors = [{instancePath:instancePath+"/name",keyword:"type",params:{type: "string"}}];
return false;
}
if(errors === _errs4){
if(typeof data1 === "string"){
if(func3(data1) > 255){
validate21.errors = [{instancePath:instancePath+"/name",keyword:"maxLength",params:{limit: 255}}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.description !== undefined){
let data2 = data.description;
const _errs7 = errors;
if((typeof data2 !== "string") && (data2 !== null)){
validate21.errors = [{instancePath:instancePath+"/description",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.disabled !== undefined){
const _errs10 = errors;
if(typeof data.disabled !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/disabled",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session_id !== undefined){
let data4 = data.session_id;
const _errs12 = errors;
if((typeof data4 !== "string") && (data4 !== null)){
validate21.errors = [{instancePath:instancePath+"/session_id",keyword:"type",params:{type: "string"}}];
return false;
}
if(errors === _errs12){
if(typeof data4 === "string"){
if(!pattern2.test(data4)){
validate21.errors = [{instancePath:instancePath+"/session_id",keyword:"pattern",params:{pattern: "^[\\w-]*$"}}];
return false;
}
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.session_tag !== undefined){
let data5 = data.session_tag;
const _errs15 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate21.errors = [{instancePath:instancePath+"/session_tag",keyword:"type",params:{type: "integer"}}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.job_schedule !== undefined){
let data6 = data.job_schedule;
const _errs17 = errors;
if(errors === _errs17){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
const _errs19 = errors;
for(const key1 in data6){
if(!((((((((key1 === "schedule_interval") || (key1 === "schedule_year")) || (key1 === "event")) || (key1 === "status")) || (key1 === "result")) || (pattern3.test(key1))) || (pattern4.test(key1))) || (pattern5.test(key1)))){
validate21.errors = [{instancePath:instancePath+"/job_schedule",keyword:"additionalProperties",params:{additionalProperty: key1}}];
return false;
break;
}
}
if(_errs19 === errors){
if(data6.schedule_interval !== undefined){
let data7 = data6.schedule_interval;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data7 === "string"){
if(!pattern6.test(data7)){
validate21.errors = [{instancePath:instancePath+"/job_schedule/schedule_interval",keyword:"pattern",params:{pattern: "^(continuous|(\\d+ +(weeks|days|hours|minutes|seconds)))$"}}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/job_schedule/schedule_interval",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data6.schedule_year !== undefined){
let data8 = data6.schedule_year;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data8 === "string"){
if(!pattern7.test(data8)){
validate21.errors = [{instancePath:instancePath+"/job_schedule/schedule_year",keyword:"pattern",params:{pattern: "^\\d{4}$"}}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/job_schedule/schedule_year",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data6.event !== undefined){
let data9 = data6.event;
const _errs24 = errors;
if(typeof data9 !== "string"){
validate21.errors = [{instancePath:instancePath+"/job_schedule/event",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data9 === "") || (data9 === "stop")) || (data9 === "start")) || (data9 === "abort"))){
validate21.errors = [{instancePath:instancePath+"/job_schedule/event",keyword:"enum",params:{allowedValues: schema6.properties.job_schedule.properties.event.enum}}];
return false;
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data6.status !== undefined){
let data10 = data6.status;
const _errs26 = errors;
if(typeof data10 !== "string"){
validate21.errors = [{instancePath:instancePath+"/job_schedule/status",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((((data10 === "") || (data10 === "completed")) || (data10 === "stop")) || (data10 === "scheduled")) || (data10 === "running")) || (data10 === "aborting")) || (data10 === "removed"))){
validate21.errors = [{instancePath:instancePath+"/job_schedule/status",keyword:"enum",params:{allowedValues: schema6.properties.job_schedule.properties.status.enum}}];
return false;
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data6.result !== undefined){
let data11 = data6.result;
const _errs28 = errors;
if(typeof data11 !== "string"){
validate21.errors = [{instancePath:instancePath+"/job_schedule/result",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data11 === "") || (data11 === "success")) || (data11 === "fail")) || (data11 === "aborted"))){
validate21.errors = [{instancePath:instancePath+"/job_schedule/result",keyword:"enum",params:{allowedValues: schema6.properties.job_schedule.properties.result.enum}}];
return false;
}
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
if(valid1){
var valid2 = true;
for(const key2 in data6){
if(pattern3.test(key2)){
let data12 = data6[key2];
const _errs30 = errors;
if(errors === _errs30){
if(typeof data12 === "string"){
if(!pattern9.test(data12)){
validate21.errors = [{instancePath:instancePath+"/job_schedule/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"pattern",params:{pattern: "^(-?(?:[1-9][0-9]*)?[0-9]{4})-(1[0-2]|0[1-9])-(3[01]|0[1-9]|[12][0-9])T(2[0-3]|[01][0-9]):([0-5][0-9]):([0-5][0-9])(\\.[0-9]+)?(Z|[+-](?:2[0-3]|[01][0-9]):[0-5][0-9])?$"}}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/job_schedule/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid2 = _errs30 === errors;
if(!valid2){
break;
}
}
}
if(valid2){
var valid2 = true;
for(const key3 in data6){
if(pattern4.test(key3)){
let data13 = data6[key3];
const _errs32 = errors;
if(errors === _errs32){
if(typeof data13 === "string"){
if(func3(data13) > 1000){
validate21.errors = [{instancePath:instancePath+"/job_schedule/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"maxLength",params:{limit: 1000}}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/job_schedule/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid2 = _errs32 === errors;
if(!valid2){
break;
}
}
}
if(valid2){
var valid2 = true;
for(const key4 in data6){
if(pattern5.test(key4)){
let data14 = data6[key4];
const _errs34 = errors;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
validate21.errors = [{instancePath:instancePath+"/job_schedule/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "integer"}}];
return false;
}
var valid2 = _errs34 === errors;
if(!valid2){
break;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/job_schedule",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.job_actions !== undefined){
let data15 = data.job_actions;
const _errs36 = errors;
if(errors === _errs36){
if(Array.isArray(data15)){
var valid3 = true;
const len0 = data15.length;
for(let i0=0; i0<len0; i0++){
let data16 = data15[i0];
const _errs38 = errors;
if(errors === _errs38){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
let missing0;
if((data16.freezer_action === undefined) && (missing0 = "freezer_action")){
validate21.errors = [{instancePath:instancePath+"/job_actions/" + i0,keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data16.freezer_action !== undefined){
let data17 = data16.freezer_action;
const _errs40 = errors;
if(errors === _errs40){
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.cindernative_freezer_only !== undefined){
let data18 = data17.cindernative_freezer_only;
const _errs42 = errors;
if((typeof data18 !== "boolean") && (data18 !== null)){
validate21.errors = [{instancePath:instancePath+"/job_actions/" + i0+"/freezer_action/cindernative_freezer_only",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid5 = _errs42 === errors;
}
else {
var valid5 = true;
}
if(valid5){
var valid6 = true;
for(const key5 in data17){
if(pattern12.test(key5)){
let data19 = data17[key5];
const _errs45 = errors;
if((typeof data19 !== "string") && (data19 !== null)){
validate21.errors = [{instancePath:instancePath+"/job_actions/" + i0+"/freezer_action/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}}];
return false;
}
if(errors === _errs45){
if(typeof data19 === "string"){
if(!pattern13.test(data19)){
validate21.errors = [{instancePath:instancePath+"/job_actions/" + i0+"/freezer_action/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"pattern",params:{pattern: "^[\\w-]+$"}}];
return false;
}
}
}
var valid6 = _errs45 === errors;
if(!valid6){
break;
}
}
}
if(valid6){
var valid6 = true;
for(const key6 in data17){
if(pattern14.test(key6)){
let data20 = data17[key6];
const _errs48 = errors;
if((typeof data20 !== "string") && (data20 !== null)){
validate21.errors = [{instancePath:instancePath+"/job_actions/" + i0+"/freezer_action/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}}];
return false;
}
var valid6 = _errs48 === errors;
if(!valid6){
break;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/job_actions/" + i0+"/freezer_action",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid4 = _errs40 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data16.mandatory !== undefined){
const _errs51 = errors;
if(typeof data16.mandatory !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/job_actions/" + i0+"/mandatory",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid4 = _errs51 === errors;
}
else {
var valid4 = true;
}
if(valid4){
var valid7 = true;
for(const key7 in data16){
if(pattern15.test(key7)){
let data22 = data16[key7];
const _errs53 = errors;
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
validate21.errors = [{instancePath:instancePath+"/job_actions/" + i0+"/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "integer"}}];
return false;
}
var valid7 = _errs53 === errors;
if(!valid7){
break;
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/job_actions/" + i0,keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid3 = _errs38 === errors;
if(!valid3){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/job_actions",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.action_defaults !== undefined){
let data23 = data.action_defaults;
const _errs55 = errors;
if(errors === _errs55){
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.cindernative_freezer_only !== undefined){
let data24 = data23.cindernative_freezer_only;
const _errs57 = errors;
if((typeof data24 !== "boolean") && (data24 !== null)){
validate21.errors = [{instancePath:instancePath+"/action_defaults/cindernative_freezer_only",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid8 = _errs57 === errors;
}
else {
var valid8 = true;
}
if(valid8){
var valid9 = true;
for(const key8 in data23){
if(pattern12.test(key8)){
let data25 = data23[key8];
const _errs60 = errors;
if((typeof data25 !== "string") && (data25 !== null)){
validate21.errors = [{instancePath:instancePath+"/action_defaults/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}}];
return false;
}
if(errors === _errs60){
if(typeof data25 === "string"){
if(!pattern13.test(data25)){
validate21.errors = [{instancePath:instancePath+"/action_defaults/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"pattern",params:{pattern: "^[\\w-]+$"}}];
return false;
}
}
}
var valid9 = _errs60 === errors;
if(!valid9){
break;
}
}
}
if(valid9){
var valid9 = true;
for(const key9 in data23){
if(pattern14.test(key9)){
let data26 = data23[key9];
const _errs63 = errors;
if((typeof data26 !== "string") && (data26 !== null)){
validate21.errors = [{instancePath:instancePath+"/action_defaults/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}}];
return false;
}
var valid9 = _errs63 === errors;
if(!valid9){
break;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/action_defaults",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs55 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,keyword:"type",params:{type: "object"}}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}

exports.jobDocument = validate22;
const schema7 = {"allOf":[{"$ref":"jobCompletion"},{"$ref":"jobChanges"}]};
const schema8 = {"type":"object","required":["job_actions","client_id"],"properties":{"job_id":{"type":"string","pattern":"^[A-Za-z0-9_-]{1,255}$"}},"patternProperties":{"^(?:job_actions|client_id)$":{}}};
const pattern19 = new RegExp("^[A-Za-z0-9_-]{1,255}$", "u");

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.job_actions === undefined) && (missing0 = "job_actions")) || ((data.client_id === undefined) && (missing0 = "client_id"))){
validate23.errors = [{instancePath,keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.job_id !== undefined){
let data0 = data.job_id;
const _errs1 = errors;
if(errors === _errs1){
if(typeof data0 === "string"){
if(!pattern19.test(data0)){
validate23.errors = [{instancePath:instancePath+"/job_id",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{1,255}$"}}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/job_id",keyword:"type",params:{type: "string"}}];
return false;
}
}
}
}
}
else {
validate23.errors = [{instancePath,keyword:"type",params:{type: "object"}}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate23(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(!(validate21(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
validate22.errors = vErrors;
return errors === 0;
}

exports.jobReport = validate26;
const schema9 = {"type":"object","additionalProperties":false,"minProperties":1,"properties":{"status":{"type":"string","enum":["scheduled","running","completed","stop","aborting"]}},"patternProperties":{"^(?:started_at|ended_at)$":{"type":"string","nullable":true,"pattern":"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?$"}}};
const pattern20 = new RegExp("^(?:started_at|ended_at)$", "u");
const pattern22 = new RegExp("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?$", "u");

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length < 1){
validate26.errors = [{instancePath,keyword:"minProperties",params:{limit: 1}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "status") || (pattern20.test(key0)))){
validate26.errors = [{instancePath,keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.status !== undefined){
let data0 = data.status;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate26.errors = [{instancePath:instancePath+"/status",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((((data0 === "scheduled") || (data0 === "running")) || (data0 === "completed")) || (data0 === "stop")) || (data0 === "aborting"))){
validate26.errors = [{instancePath:instancePath+"/status",keyword:"enum",params:{allowedValues: schema9.properties.status.enum}}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
var valid1 = true;
for(const key1 in data){
if(pattern20.test(key1)){
let data1 = data[key1];
const _errs4 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate26.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"type",params:{type: "string"}}];
return false;
}
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern22.test(data1)){
validate26.errors = [{instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),keyword:"pattern",params:{pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?$"}}];
return false;
}
}
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
}
}
}
else {
validate26.errors = [{instancePath,keyword:"type",params:{type: "object"}}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}
