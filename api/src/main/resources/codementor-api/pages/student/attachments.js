const LANGUAGES = {
  py: 'python', java: 'java', c: 'c', h: 'c', cpp: 'cpp', cc: 'cpp', hpp: 'cpp', js: 'javascript', mjs: 'javascript', ts: 'typescript',
  sh: 'bash', sql: 'sql', json: 'json', xml: 'xml', html: 'html', css: 'css',
};
const LARGEST = 400_000;

/** Reads a text file; null for any other file, and for one that is too large for any model. */
export async function readFile(file) {
  if (file.size > LARGEST) {
    return null;
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.includes('\0') ? null : { name: file.name, text: text.replace(/\r\n?/g, '\n').replace(/\n$/, '') };
  } catch {
    return null;
  }
}

/** The question with its files as fenced blocks that carry their names. */
export function withFiles(question, files) {
  return [question, ...files.map(block)].filter((part) => part.trim()).join('\n\n');
}

function block({ name, text }) {
  // Longer than any fence in the file itself.
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const language = LANGUAGES[name.split('.').pop().toLowerCase()] ?? '';
  return `\`${name.replace(/[`\n]/g, '')}\`:\n\n${fence}${language}\n${text}\n${fence}`;
}
