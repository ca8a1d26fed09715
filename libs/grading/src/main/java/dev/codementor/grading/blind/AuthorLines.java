package dev.codementor.grading.blind;

import dev.codementor.grading.source.Token;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the author that a comment names, even when no roster contains the name. */
final class AuthorLines {

    private static final Pattern AUTHOR = Pattern.compile(
            "(?im)(?:@author|\\b(?:authors?|autor(?:in)?|auteur|written by|submitted by|student(?: name|"
                    + " id)?|matriculation(?: number)?|matrikelnummer)\\s*[:=])[ \\t]*(?<who>[^\\n"
                    + "*]{2,80}?)[ \\t]*(?:\\*/)?$");

    private AuthorLines() {}

    static void find(String text, Token comment, int number, Edits edits) {
        if (comment.kind() != Token.Kind.COMMENT) {
            return;
        }
        Matcher author = AUTHOR.matcher(text).region(comment.start(), comment.end());
        while (author.find()) {
            edits.replace(author.start("who"), author.end("who"), Pseudonyms.name(number));
        }
    }
}
