import type { Validator } from '../../documents/checked-body';
import type { ClientInput } from './registered-client';

export declare const clientDocument: Validator<ClientInput>;
