import type { Validator } from '../../documents/checked-body';
import type { ActionBody, ActionDocumentBody } from './changed-action';

export declare const actionChanges: Validator<ActionBody>;
export declare const actionDocument: Validator<ActionDocumentBody>;
