export { makeFolder as default } from './folder-of-run';
