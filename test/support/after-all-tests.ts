export { removeFolder as default } from './bundles-of-this-run';
