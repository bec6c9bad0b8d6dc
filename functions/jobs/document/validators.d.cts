import type { JobReport } from './job-input';
import type { JobBody, JobDocumentBody } from './job-body';
import type { Validator } from '../../documents/validator';

export declare const jobChanges: Validator<JobBody>;
export declare const jobDocument: Validator<JobDocumentBody>;
export declare const jobReport: Validator<JobReport>;
