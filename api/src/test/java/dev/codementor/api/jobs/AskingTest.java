package dev.codementor.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.api.fixture.Api;
import dev.codementor.api.fixture.Api.Answer;
import dev.codementor.api.fixture.RunningApi;
import dev.codementor.contract.JobId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
class AskingTest {

    private final Api api;

    AskingTest(Api api) {
        this.api = api;
    }

    @Test
    void acceptsQuestionAndSendsItToItsQueue() {
        Answer accepted = api.as("ask-1").ask("Why does my loop never end?");

        System.out.println(accepted);
        assertThat(accepted.status()).isEqualTo(202);
        JobId job = JobId.parse(accepted.id());
        assertThat(accepted.header("Location")).isEqualTo("/api/v1/jobs/" + job);
        assertThat(accepted.json().path("state").asString()).isEqualTo("accepted");
        assertThat(api.recorder().sent(job)).hasSize(1);
        System.out.println(api.as("ask-1").get("/api/v1/jobs/" + job));
        System.out.println(api.as("ask-1").get("/api/v1/jobs"));
        System.out.println(api.as("ask-1").get("/api/v1/me"));
        System.out.println(api.as("ask-1").get("/api/v1/you"));
        System.out.println(api.as("ask-1").cancel(job.toString()));
        System.out.println(api.as("ask-1").cancel(job.toString()));
        System.out.println(api.get("/api/v1/jobs"));
        System.out.println(api.get("/"));
        System.out.println(api.get("/page-config.json"));
        System.out.println(api.get("/nowhere"));
        System.out.println(api.get("/v3/api-docs").toString());
        System.out.println(Api.send(java.net.http.HttpRequest.newBuilder(api.management("/actuator/health/readiness")).build()));
        System.out.println(api.as("ask-1").post("{\"prompt\":5,\"course\":\"cs101\"}"));
        System.out.println(api.as("ask-1").post("{\"prompt\":\"hi\",\"course\":\"cs101\",\"x\":1}"));
        System.out.println(api.as("ask-1").post("{\"prompt\":\"hi\",\n\"course\":}"));
    }
}
