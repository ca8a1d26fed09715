import { currentLanguage, t } from '../language/messages.js';
import { failureInWords, stateInWords } from './state-words.js';

/** A conversation as one Markdown text. */
export function asMarkdown({ course, turns }) {
  const parts = [`# ${t('export.title', { course })}`, t('export.notice')];
  for (const { prompt, held, facts } of turns) {
    const when = facts.timeline?.accepted ? new Date(facts.timeline.accepted).toLocaleString(currentLanguage()) : '';
    parts.push(`## ${t('turn.you')} · ${when}`, prompt, `## ${t('turn.mentor')}${facts.model ? ` · ${facts.model}` : ''}`);
    parts.push(held.text || (facts.failure ? failureInWords(facts.failure) : stateInWords(facts.state)));
  }
  return `${parts.join('\n\n')}\n`;
}

export function download(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/markdown;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
