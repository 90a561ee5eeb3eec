// Projects, of which the open-source edition has one and shows it.
import { get, type Step } from '../step.ts';

export const projects: Step[] = [
  get('/projects'),
  ...['true', 'false', 'maybe', '', '1', 'TRUE'].map((archived) => get(`/projects?archived=${archived}`)),
  get('/projects?archived=true&archived=false'),
  get('/projects?unknown=1'),
  get('/projects/default/overview'),
  get('/projects/Default/overview'),
  get('/projects/nope/overview'),
  get('/projects/default/overview?archived=true'),
  get('/projects/default/overview?archived=maybe'),
];
