import type { Validator } from '../../schema/validator';
import type { ClientInput } from '../client-input';

export declare const clientDocument: Validator<ClientInput>;
