// The review page: the queue, and one paper at a time beside its PDF.
import { render } from 'preact';
import { openServer } from './server.ts';

const token = location.hash.slice(1);
const queue = await openServer(token).queue();
const app = document.getElementById('app');
if (app !== null) render(<h1>{queue.digest}</h1>, app);
