import { openPage } from '../frame/open-page.js';
import { GradeList } from './grade-list.js';

await openPage(({ api }) => {
  new GradeList(api).read();
});
