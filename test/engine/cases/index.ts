import { configuration } from './configuration';
import { payroll } from './payroll';
import { personnel } from './personnel';
import { soap } from './soap';
import type { Cases } from './types';

/** Every operation that reads or writes, beside Check Access. */
export const CASES: Cases = { ...configuration, ...personnel, ...payroll, ...soap };

export * from './types';
