import fc from 'fast-check';

/** Properties are tried on the same values in every run; `SEED=7 npx jest` tries others. */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) });
