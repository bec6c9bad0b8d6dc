import { RESOURCES } from '../../functions/contract/routes';
import { metricsOfDashboard, widgetsOf } from '../support/metrics-of';
import { type TemplateJson, templateOf } from '../support/template-of';

let template: TemplateJson;
beforeAll(() => {
  template = templateOf();
});

describe('the dashboard', () => {
  it('counts 5xx at the access log, because API Gateway counts an outage of Keystone among 4xx', () => {
    const shown = metricsOfDashboard(template);
    expect(shown.some((metric) => /^\["Freezer\/\w+","ServerError"\]$/.test(metric))).toBe(true);
    expect(JSON.stringify(template)).not.toContain('5XXError');
  });

  it('shows at most the 50 metrics that the free tier has room for', () => {
    expect(metricsOfDashboard(template).length).toBeLessThanOrEqual(50);
  });

  it('answers four questions', () => {
    const body = JSON.stringify(widgetsOf(template));
    const questions = ['Is it up?', 'Is it fast?', 'Who is refused?', 'What does it cost?'];
    const at = questions.map((question) => body.indexOf(question));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at).not.toContain(-1);
    for (const name of [...RESOURCES, 'TokenRefused', 'PolicyDenied', 'ConsumedReadCapacityUnits']) {
      expect(body).toContain(name);
    }
  });
});
