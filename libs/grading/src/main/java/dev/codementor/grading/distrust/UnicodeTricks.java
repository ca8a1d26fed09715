package dev.codementor.grading.distrust;

import dev.codementor.grading.distrust.Finding.Kind;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;

/** Characters that are invisible or look like others. */
final class UnicodeTricks {

    /** Letters of other scripts, each followed by the Latin one that it looks like. */
    private static final String LOOKALIKES =
            "аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwвbкkмmнhтtгrзeАAВBЕEКKМMНHОOРPСCТTУYХXІIЅSЈJαaβbεeικκkνvοoρpτtυuχxωwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX";

    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private UnicodeTricks() {}

    /** @param before the character before, or -1 */
    static Optional<Kind> kindOf(int character, int before) {
        if (character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069) {
            return Optional.of(Kind.BIDIRECTIONAL);
        }
        if (character == ZERO_WIDTH_JOINER) {
            return before >= 0x2190 ? Optional.empty() : Optional.of(Kind.INVISIBLE);
        }
        boolean invisible = character >= 0x200B && character <= 0x200F
                || character >= 0x2060 && character <= 0x2064
                || character == 0xFEFF
                || character == 0x00AD
                || character == 0x115F
                || character == 0x3164
                || character >= 0xE0000 && character <= 0xE01EF;
        return invisible ? Optional.of(Kind.INVISIBLE) : Optional.empty();
    }

    /** Decodes tag characters, which are invisible twins of ASCII. */
    static String tagsRead(String text) {
        StringBuilder read = new StringBuilder();
        text.codePoints()
                .filter(each -> each > 0xE0000 && each < 0xE007F)
                .forEach(each -> read.appendCodePoint(each - 0xE0000));
        return read.toString();
    }

    /** The text as it looks: without invisible characters, in compatible forms, with look-alikes as Latin letters. */
    static String seen(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        int[] before = {-1};
        Normalizer.normalize(text, Form.NFKC).codePoints().forEach(each -> {
            if (kindOf(each, before[0]).isEmpty()) {
                seen.appendCodePoint(latin(each));
            }
            before[0] = each;
        });
        return seen.toString();
    }

    static boolean isHomoglyph(String word) {
        boolean latin = false;
        boolean lookalike = false;
        for (int i = 0; i < word.length(); i++) {
            char each = word.charAt(i);
            UnicodeScript script = UnicodeScript.of(each);
            latin |= script == UnicodeScript.LATIN;
            lookalike |= (script == UnicodeScript.CYRILLIC || script == UnicodeScript.GREEK) && latin(each) != each;
        }
        return latin && lookalike;
    }

    private static int latin(int character) {
        int at = character < 128 ? -1 : LOOKALIKES.indexOf(character);
        return at >= 0 && at % 2 == 0 ? LOOKALIKES.charAt(at + 1) : character;
    }

    /** The text for people, with a number for each invisible character. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(each -> {
            if (kindOf(each, -1).isPresent() || Character.isISOControl(each)) {
                shown.append("⟨U+%04X⟩".formatted(each));
            } else {
                shown.appendCodePoint(each);
            }
        });
        return shown.toString();
    }
}
