import type { Validator } from '../../documents/validator';
import type { ClientInput } from './registered-client';

export declare const clientDocument: Validator<ClientInput>;
