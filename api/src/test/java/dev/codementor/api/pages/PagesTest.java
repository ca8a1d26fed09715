package dev.codementor.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.RunningApi;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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

    @ParameterizedTest
    @ValueSource(strings = {"/", "/feedback", "/grades"})
    void servesPageThatRunsOwnFilesOnly(String path) throws Exception {
        Answer page = api.get(path);
        String html = page.response().body();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Cache-Control")).contains("no-cache");
        Matcher importMap =
                Pattern.compile("<script type=\"importmap\">(.*?)</script>").matcher(html);
        assertThat(importMap.find()).isTrue();
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(importMap.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';")
                .contains("style-src 'self'", "ws://127.0.0.1:8081;")
                .doesNotContain("unsafe");
        assertThat(html).doesNotContain("<!-- part", "<!-- import map");
        assertThat(html)
                .doesNotContainPattern(Pattern.compile(
                        "<script(?! type=\"importmap\")(?![^>]*src=)|<style|style=|\\son[a-z]+=",
                        Pattern.CASE_INSENSITIVE));
    }

    @Test
    void letsBrowsersKeepWhatThePageLoads() {
        List<String> paths = assets();

        assertThat(paths).hasSizeGreaterThan(20).allSatisfy(path -> {
            Answer asset = api.get(path);
            assertThat(asset.status()).isEqualTo(200);
            assertThat(asset.header("Cache-Control")).contains("max-age=31536000", "immutable");
            assertThat(path).matches(".*-[0-9a-f]{12}\\.[a-z]+");
        });
        assertThat(api.get("/assets/student/page-000000000000.js").status()).isEqualTo(404);
    }

    @Test
    void makesMarkupInOnePlaceOnly() {
        assertThat(assets())
                .filteredOn(path -> path.endsWith(".js") && !path.startsWith("/assets/library/"))
                .allSatisfy(path -> assertThat(api.get(path).response().body())
                        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("));
    }

    @Test
    void tellsPageWhereEventsAreAndWhereToSignIn() {
        Answer config = api.get("/page-config.json");

        assertThat(config.status()).isEqualTo(200);
        assertThat(config.json().toString())
                .startsWith(
                        "{\"events\":\"ws://127.0.0.1:8081/ws/v1/events\",\"localSignIn\":false,\"rehearsal\":false,")
                .contains("\"clientId\":\"codementor-pages\",\"scope\":\"openid\"");
    }

    /** Everything that the page can come to load. */
    private List<String> assets() {
        return Pattern.compile("/assets/[^\"]+-[0-9a-f]{12}\\.[a-z]+")
                .matcher(api.get("/").response().body())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }
}
