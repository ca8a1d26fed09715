/** Where each Unicode alphabet's capitals begin (the small letters follow them), and the letters that Unicode already had elsewhere. */
const ALPHABETS = {
  'double-struck': [0x1d538, { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' }],
  script: [0x1d49c, { B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ', e: 'ℯ', g: 'ℊ', o: 'ℴ' }],
  fraktur: [0x1d504, { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' }],
};

/** Replaces the attribute that asks for an alphabet by the alphabet's letters, because browsers no longer read it (MathML Core). */
export function inAlphabet(root) {
  for (const element of root.querySelectorAll('[mathvariant]')) {
    const alphabet = ALPHABETS[element.getAttribute('mathvariant')];
    if (alphabet) {
      element.textContent = element.textContent.replace(/[A-Za-z]/g, (letter) => inIt(letter, alphabet));
    }
  }
  return root;
}

function inIt(letter, [capitals, elsewhere]) {
  const small = letter > 'Z';
  const place = letter.charCodeAt(0) - (small ? 97 - 26 : 65);
  return elsewhere[letter] ?? String.fromCodePoint(capitals + place);
}
