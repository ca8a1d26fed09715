package dev.codementor.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codementor.settings.CannotStart;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** What an operator reads who gave neither a region nor credentials. */
class AwsCheckTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void namesBothVariablesAtOnce() {
        assertThatThrownBy(() -> new AwsCheck(() -> false, () -> false).check(environment, note -> {}))
                .isInstanceOfSatisfying(
                        CannotStart.class, end -> assertThat(end.getExitCode()).isEqualTo(2))
                .hasMessage("The AWS SDK, which SQS and S3 need, finds no region: set AWS_REGION; and it finds no"
                        + " credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the process a role.");
    }

    @Test
    void namesOnlyWhatIsMissing() {
        environment.setProperty("AWS_ACCESS_KEY_ID", "key");

        assertThatThrownBy(() -> new AwsCheck(() -> false, () -> false).check(environment, note -> {}))
                .hasMessage("The AWS SDK, which SQS and S3 need, finds no region: set AWS_REGION.");
    }

    @Test
    void asksNothingElseWhereVariablesAreSet() {
        environment.setProperty("AWS_REGION", "eu-central-1");
        environment.setProperty("AWS_WEB_IDENTITY_TOKEN_FILE", "/var/run/token");
        AwsCheck check = new AwsCheck(AwsCheckTest::notAsked, AwsCheckTest::notAsked);

        assertThatCode(() -> check.check(environment, note -> {})).doesNotThrowAnyException();
    }

    @Test
    void isContentWithWhatFilesAndTheMachineKnow() {
        AwsCheck check = new AwsCheck(() -> true, () -> true);

        assertThatCode(() -> check.check(environment, note -> {})).doesNotThrowAnyException();
    }

    private static boolean notAsked() {
        throw new AssertionError("a variable says it already");
    }
}
