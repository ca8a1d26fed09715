package dev.codementor.grading.blind;

import dev.codementor.grading.blind.Blinded.Replacement;
import dev.codementor.grading.roster.Roster;
import dev.codementor.grading.roster.Student;
import dev.codementor.grading.source.Language;
import dev.codementor.grading.source.Lexer;
import dev.codementor.grading.source.Token;
import dev.codementor.grading.source.Token.Kind;
import dev.codementor.grading.submissions.Submission;
import dev.codementor.grading.submissions.SubmissionFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes from a submission the names of the roster's students and of its own student. E-mails, ids, logins and full
 * names are removed everywhere. A first or last name alone is removed from comments, texts and file names, where it is
 * a word of its own and has its capital letters. From identifiers, only the name of the submission's own student is
 * removed, and only where it is a whole part of the identifier. Short names and names that are also words, such as
 * {@code Max} and {@code An}, stay when they stand alone, because removing them would break programs.
 */
public final class Blindfold {

    private final Pseudonyms pseudonyms;
    private final NamePatterns everybody;

    public Blindfold(Roster roster, Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
        this.everybody = NamePatterns.of(roster.students(), pseudonyms);
    }

    /** The same submission always gives the same result. */
    public Blinded blind(Submission submission) {
        Student student = submission.student();
        NamePatterns own = NamePatterns.of(List.of(student), pseudonyms);
        OwnIdentifiers identifiers = new OwnIdentifiers(student, pseudonyms.numberOf(student));
        List<SubmissionFile> files = new ArrayList<>();
        Map<String, String> original = new HashMap<>();
        Map<String, List<Replacement>> replacements = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (SubmissionFile file : submission.files()) {
            String name = unique(blindName(file.name(), own, identifiers), names);
            Edits edits = new Edits(file.text());
            blind(file, own, identifiers, edits);
            files.add(new SubmissionFile(name, edits.text()));
            original.put(name, file.name());
            replacements.put(name, edits.replacements());
        }
        return new Blinded(submission.with(files), original, replacements);
    }

    private void blind(SubmissionFile file, NamePatterns own, OwnIdentifiers identifiers, Edits edits) {
        List<NamePatterns> both = List.of(own, everybody);
        for (NamePatterns each : both) {
            each.anywhere(file.text(), edits);
        }
        for (Token token : Lexer.lex(Language.of(file.name()), file.text())) {
            if (token.kind() == Kind.COMMENT || token.kind() == Kind.STRING) {
                both.forEach(each -> each.inWords(file.text(), token.start(), token.end(), edits));
                AuthorLines.find(file.text(), token, identifiers.number(), edits);
            }
            if (token.kind() != Kind.NUMBER && token.kind() != Kind.OTHER) {
                identifiers.find(file.text(), token.start(), token.end(), edits);
            }
        }
    }

    private String blindName(String name, NamePatterns own, OwnIdentifiers identifiers) {
        Edits edits = new Edits(name);
        for (NamePatterns each : List.of(own, everybody)) {
            each.anywhere(name, edits);
            each.inWords(name, 0, name.length(), edits);
        }
        identifiers.find(name, 0, name.length(), edits);
        return edits.text();
    }

    private static String unique(String name, Set<String> taken) {
        String free = name;
        int dot = name.lastIndexOf('.') > name.lastIndexOf('/') ? name.lastIndexOf('.') : name.length();
        for (int i = 2; !taken.add(free); i++) {
            free = name.substring(0, dot) + "-" + i + name.substring(dot);
        }
        return free;
    }
}
