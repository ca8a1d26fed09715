package dev.codementor.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BillTest {

    @Test
    void addsUpToWhatPersonCalculatesWithPencil() {
        // 1 + 2 s a prompt at 0.1/s: 0.3 workers busy. With one 0.3 e^(-0.7/3 x 2) wait too long, with two 0.039
        // e^(-1.7/3 x 2).
        String bill = Shell.invented(
                        ("--students 10 --every 100 --read-tokens 100 --write-tokens 100 --prompts 10 --days 10"
                                        + " --hours 10")
                                .split(" "))
                .answer();

        assertThat(bill)
                .contains("\n  workers    2: then 98.7 % see the first text within 3 s; with 1 it is 81.2 %")
                .containsPattern("(?m)^eks\\.cluster +1 +hour +0\\.1 +73\\.00$")
                .containsPattern("(?m)^ec2\\.small +2 +hour +0\\.02\\? +29\\.20$")
                .containsPattern("(?m)^nat\\.traffic +10 +GB +0\\.05 +0\\.50$")
                .containsPattern("(?m)^workers: ec2\\.big on spot +200 +hour +0\\.1 +20\\.00$");
    }

    @Test
    void keepsPartOfMonthInProportion() {
        double month = number("a month", Shell.invented().answer());

        double days = number(
                "10 days, then torn down", Shell.invented("--run-days", "10").answer());

        assertThat(days).isCloseTo(month * 240 / 730, within(0.01));
    }

    @Test
    void namesWhatNobodyVerified() {
        assertThat(Shell.invented().answer())
                .containsPattern("(?m)^\\$\\d+\\.\\d\\d of it rest on prices that nobody verified")
                .containsPattern("(?m)^workers: ebs\\.gp3 .* 0\\.1\\? ");
    }

    @Test
    void doesNotVerifyPriceByShareOfSpot() {
        assertThat(Shell.invented("--instance", "small").answer())
                .containsPattern("(?m)^workers: ec2\\.small on spot .* 0\\.01\\? ");
    }

    private static double number(String label, String text) {
        return Pattern.compile("(?m)^\\Q%s\\E +([0-9.]+)$".formatted(label))
                .matcher(text)
                .results()
                .map((MatchResult found) -> Double.parseDouble(found.group(1)))
                .findFirst()
                .orElseThrow();
    }
}
