export { removeFolder as default } from './folder-of-run';
