import type { Validator } from '../../documents/checked-body';
import type { JobBody, JobDocumentBody, JobReport } from './job-input';

export declare const jobChanges: Validator<JobBody>;
export declare const jobDocument: Validator<JobDocumentBody>;
export declare const jobReport: Validator<JobReport>;
