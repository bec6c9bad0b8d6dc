import type { Validator } from '../../documents/validator';
import type { ActionBody, ActionDocumentBody } from './action-body';

export declare const actionChanges: Validator<ActionBody>;
export declare const actionDocument: Validator<ActionDocumentBody>;
