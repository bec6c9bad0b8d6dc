import type { Validator } from '../../documents/validator';
import type { ClientInput } from './client-input';

export declare const clientDocument: Validator<ClientInput>;
