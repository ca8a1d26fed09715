import { make } from '../frame/elements.js';
import { t, time } from '../language/messages.js';
import { GrowingAnswer } from '../reading/growing-answer.js';
import { reveal } from '../reading/invisible-characters.js';

/** One student's feedback on one answer. Question and answer are rendered when somebody opens them. */
export function entryView({ at, helpful, comment, prompt, answer }) {
  const entry = make('article', { class: 'entry' },
    make('h3', {}, make('span', { class: helpful ? 'verdict helpful' : 'verdict' }, t(helpful ? 'feedback.helpful' : 'feedback.not-helpful')),
      make('small', {}, time(at))));
  if (comment) {
    entry.append(reveal(make('blockquote', { dir: 'auto' }, comment)));
  }
  entry.append(unfolding('course-feedback.question', () => reveal(make('div', { class: 'question-text', dir: 'auto' }, prompt))));
  entry.append(unfolding('course-feedback.answer', () => {
    const text = make('div', { class: 'answer-text' });
    new GrowingAnswer(text).show(answer, true);
    return text;
  }));
  return entry;
}

function unfolding(key, content) {
  const details = make('details', {}, make('summary', {}, t(key)));
  details.addEventListener('toggle', () => details.append(content()), { once: true });
  return details;
}
