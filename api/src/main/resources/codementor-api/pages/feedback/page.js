import { element, setText } from '../frame/elements.js';
import { openPage } from '../frame/open-page.js';
import { t } from '../language/messages.js';
import { CourseFeedback } from './course-feedback.js';

await openPage(async ({ me, api }) => {
  if (!me.roles.includes('instructor') || me.courses.length === 0) {
    setText(element('problem'), t('course-feedback.not-yours'));
    return;
  }
  const asked = new URLSearchParams(location.hash.slice(1)).get('course');
  const feedback = new CourseFeedback(api, me.courses);
  await feedback.open(me.courses.includes(asked) ? asked : me.courses[0]);
});
