package dev.codementor.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.RunningApi;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningApi.class)
class PagesTest {

    private final Api api;

    PagesTest(Api api) {
        this.api = api;
    }

    @Test
    void servesPageThatRunsOwnFilesOnly() {
        Answer page = api.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'", "style-src 'self'", "connect-src 'self' ws://127.0.0.1:8081;")
                .doesNotContain("unsafe");
        assertThat(page.response().body())
                .doesNotContainPattern(
                        Pattern.compile("<script(?![^>]*src=)|<style|style=|\\son[a-z]+=", Pattern.CASE_INSENSITIVE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page",
                "api",
                "ask-form",
                "followed-job",
                "held-text",
                "job-panel",
                "live-events",
                "session",
                "sign-in",
                "words"
            })
    void servesModulesThatNeverMakeMarkup(String module) {
        Answer script = api.get("/student/" + module + ".js");

        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Content-Type")).startsWith("text/javascript");
        assertThat(script.header("Cache-Control")).contains("no-cache");
        assertThat(script.response().body())
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
    }

    @Test
    void tellsPageWhereEventsAre() {
        Answer config = api.get("/page-config.json");

        assertThat(config.status()).isEqualTo(200);
        assertThat(config.json().toString())
                .isEqualTo(
                        "{\"events\":\"ws://127.0.0.1:8081/ws/v1/events\",\"localSignIn\":false,\"rehearsal\":false}");
    }
}
