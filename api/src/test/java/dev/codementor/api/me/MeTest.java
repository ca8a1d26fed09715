package dev.codementor.api.me;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Student;
import dev.codementor.api.fixture.RunningApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningApi.class)
class MeTest {

    private final Api api;

    MeTest(Api api) {
        this.api = api;
    }

    @Test
    void tellsWhoTokenSpeaksForAndWhatIsLeft() {
        Student student = api.as("looks-at-self");
        student.ask("one");
        student.ask("two");

        var me = student.get("/api/v1/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("subject").asString()).isEqualTo("looks-at-self");
        assertThat(me.json().path("name").asString()).isEqualTo("Ada looks-at-self");
        assertThat(me.json().path("roles").toString()).isEqualTo("[\"student\"]");
        assertThat(me.json().path("courses").toString()).isEqualTo("[\"cs101\",\"cs102\"]");
        assertThat(me.json().path("quota").path("outstanding").toString())
                .isEqualTo("{\"used\":2,\"left\":3,\"limit\":5}");
        JsonNode perMinute = me.json().path("quota").path("perMinute");
        assertThat(perMinute.path("used").asInt()).isBetween(1, 2);
        assertThat(perMinute.path("left").asInt())
                .isEqualTo(20 - perMinute.path("used").asInt());
    }
}
