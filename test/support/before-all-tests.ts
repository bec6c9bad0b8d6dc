export { makeFolder as default } from './bundles-of-this-run';
