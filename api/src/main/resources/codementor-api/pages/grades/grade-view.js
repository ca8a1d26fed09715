import { make, setText } from '../frame/elements.js';
import { problemInWords } from '../frame/problem-words.js';
import { t, time } from '../language/messages.js';
import { reveal } from '../reading/invisible-characters.js';
import { AppealView } from './appeal-view.js';

/** One assignment's grade. Its details are read when somebody opens them. */
export function gradeView(item, api) {
  const details = make('details', {}, make('summary', {}, t('grades.details')));
  const problem = make('p', { class: 'problem', role: 'alert' });
  details.addEventListener('toggle', async () => {
    if (!details.open || details.querySelector('.criterion')) {
      return;
    }
    try {
      const grade = await api.grade(item.batch, item.customId);
      setText(problem, '');
      details.append(...grade.criteria.map((criterion) => criterionView(criterion, grade, api)));
    } catch (failure) {
      setText(problem, problemInWords(failure));
    }
  });
  return make('article', { class: 'grade' },
    make('h3', {}, make('span', { dir: 'auto' }, item.assignment), make('strong', { class: 'points' }, points(item.total, item.maximum))),
    make('p', { class: 'hint' }, [item.course, time(item.released), t(item.byPerson ? 'grades.by-person' : 'grades.by-model')].join(' · ')),
    details, problem);
}

function criterionView(criterion, grade, api) {
  const view = make('section', { class: 'criterion' },
    make('h4', {}, make('span', { dir: 'auto' }, level(criterion)),
      make('span', { class: 'points' }, points(criterion.points, criterion.maximum) + (criterion.extraCredit ? ` ${t('grades.extra')}` : ''))));
  for (const text of [criterion.feedback, criterion.note]) {
    if (text) {
      view.append(reveal(make('p', { dir: 'auto' }, text)));
    }
  }
  const appeals = grade.appeals.filter((appeal) => appeal.criterion === criterion.id);
  view.append(new AppealView(appeals, (reason) => api.appeal(grade.batch, grade.customId, criterion.id, reason)).element);
  return view;
}

/** A criterion with the level that was reached. For a yes-or-no criterion, the points say enough. */
function level({ title, answer }) {
  return ['yes', 'no'].includes(answer) ? title : `${title}: ${answer}`;
}

function points(total, maximum) {
  return total === undefined ? t('grades.no-points') : t('grades.points', { n: total, of: maximum });
}
