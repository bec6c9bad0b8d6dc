import fc from 'fast-check';

/**
 * fast-check as every property test takes it: with one seed, so that a run finds the same tomorrow and elsewhere what it
 * finds today. `FAST_CHECK_SEED=random` looks further and prints the seed of what it finds; a number runs that one again.
 */
const SEED = 20_261_130;
const wanted = process.env['FAST_CHECK_SEED'];

if (wanted !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted ?? SEED) });

export { fc };
