import type { Validator } from '../../schema/validator';
import type { ActionBody, ActionDocumentBody } from './action-body';

export declare const actionChanges: Validator<ActionBody>;
export declare const actionDocument: Validator<ActionDocumentBody>;
