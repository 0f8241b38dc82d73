/** A name as pages show it. */
import { mask } from './mask.ts';

/** 谷***; '' for none. */
export const maskedName = (name: string): string => (name === '' ? '' : mask('other', name));
