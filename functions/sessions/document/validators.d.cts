import type { Validator } from '../../documents/checked-body';
import type { CompleteSessionInput, SessionInput } from './changed-session';

export declare const sessionChanges: Validator<SessionInput>;
export declare const sessionDocument: Validator<CompleteSessionInput>;
export declare const sessionWhole: Validator<CompleteSessionInput>;
