package dev.codementor.api.me;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Student;
import dev.codementor.api.fixture.RunningApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
        assertThat(me.json().toString()).isEqualTo("""
                {"subject":"looks-at-self","name":"Ada looks-at-self","roles":["student"],"courses":["cs101","cs102"],\
                "quota":{"outstanding":{"used":2,"left":3,"limit":5},"perMinute":{"used":2,"left":18,"limit":20}}}""");
    }
}
