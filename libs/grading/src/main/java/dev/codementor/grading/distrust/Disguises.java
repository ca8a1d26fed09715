package dev.codementor.grading.distrust;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways to write a phrase so that only a model reads it. */
final class Disguises {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{24,}={0,2}");
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}){16,}");
    private static final Pattern SPACED = Pattern.compile("(?:\\p{L}[ .*_-]{1,2}){8,}\\p{L}");
    private static final Pattern DIGIT_IN_WORD = Pattern.compile("(?<=\\p{L})[013457@$]|[013457@$](?=\\p{L})");
    private static final String LEET = "0o1i3e4a5s7t@a$s";
    private static final Pattern SQUEEZED = Pattern.compile(
            "(ignore|disregard|forget)(all|the|any|your|these)*(previous|prior|above|earlier)?(instructions|rubric|rules)|(full|maximum|max|perfect)(marks|points|score|credit)");

    private Disguises() {}

    /** What the text says under each disguise that it may use; empty for most texts. */
    static List<String> under(String raw) {
        List<String> found = new ArrayList<>();
        Matcher base64 = BASE64.matcher(raw);
        while (base64.find()) {
            decoded(base64.group()).ifPresent(found::add);
        }
        Matcher hex = HEX.matcher(raw);
        while (hex.find()) {
            String digits = hex.group();
            readable(HexFormat.of().parseHex(digits.substring(0, digits.length() / 2 * 2)))
                    .ifPresent(found::add);
        }
        String lower = UnicodeTricks.seen(raw).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (DIGIT_IN_WORD.matcher(lower).find()) {
            found.add(DIGIT_IN_WORD.matcher(lower).replaceAll(each -> {
                int at = LEET.indexOf(each.group());
                return String.valueOf(LEET.charAt(at + 1));
            }));
        }
        found.add(rot13(lower));
        found.add(new StringBuilder(lower).reverse().toString());
        return found;
    }

    /** Whether separated letters form words together. */
    static boolean isSpacedOut(String raw) {
        Matcher spaced = SPACED.matcher(raw.toLowerCase(Locale.ROOT));
        while (spaced.find()) {
            if (SQUEEZED.matcher(spaced.group().replaceAll("[ .*_-]", "")).find()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> decoded(String text) {
        try {
            String standard = text.replace('-', '+').replace('_', '/').replace("=", "");
            return readable(Base64.getDecoder()
                    .decode(standard.substring(0, standard.length() - (standard.length() % 4 == 1 ? 1 : 0))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> readable(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean printable = text.chars().allMatch(each -> each >= ' ' && each != 0xFFFD || each == '\n');
        return printable ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static String rot13(String text) {
        StringBuilder turned = new StringBuilder(text.length());
        text.chars()
                .forEach(each -> turned.append(
                        each >= 'a' && each <= 'z' ? (char) ('a' + (each - 'a' + 13) % 26) : (char) each));
        return turned.toString();
    }
}
