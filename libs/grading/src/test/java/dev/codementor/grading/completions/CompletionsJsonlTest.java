package dev.codementor.grading.completions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codementor.grading.completions.CompletionsJsonl.Fault;
import dev.codementor.grading.completions.CompletionsJsonl.Report.Read;
import dev.codementor.grading.completions.CompletionsJsonl.Report.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionsJsonlTest {

    private static final String HELLO =
            line("a1", "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}");

    private final Map<String, CompletionRequest> taken = new LinkedHashMap<>();

    @Test
    void takesARequestALine() throws IOException {
        Object report = read(HELLO + "\n\n" + line("a2", """
            {"model":"m","temperature":0.5,"max_completion_tokens":20,"n":1,"stream":false,
            "response_format":{"type":"json_schema","json_schema":{"name":"s","schema":{"type":"object"}}},
            "messages":[{"role":"system","content":"Be brief."},
            {"role":"user","content":[{"type":"text","text":"Hel"},{"type":"text","text":"lo"}]}]}\
            """));

        assertThat(report).isEqualTo(new Read(2, "m"));
        assertThat(taken.get("a1").text())
                .isEqualTo("{\"messages\":[{\"content\":\"Hello\",\"role\":\"user\"}],\"model\":\"m\"}");
        assertThat(taken.get("a2").text())
                .isEqualTo(
                        "{\"max_tokens\":20,\"messages\":[{\"content\":\"Be brief.\",\"role\":\"system\"},"
                                + "{\"content\":\"Hello\",\"role\":\"user\"}],\"model\":\"m\",\"response_format\":"
                                + "{\"json_schema\":{\"schema\":{\"type\":\"object\"}},\"type\":\"json_schema\"},\"temperature\":0.5}");
    }

    @Test
    void readsWhatItKept() throws IOException {
        read(line("a", """
            {"temperature":1,"max_tokens":7,"response_format":{"type":"json_object"},
            "messages":[{"role":"user","content":"Hi"}]}\
            """));

        assertThat(CompletionRequest.read(taken.get("a").text())).isEqualTo(taken.get("a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | body.messages must be a list of 1 to 100",
                "[] | body must be an object",
                "{\"messages\":[]} | body.messages must be a list of 1 to 100",
                "{\"messages\":[{\"role\":\"tool\",\"content\":\"x\"}]} | body.messages[0].role must be system, user"
                        + " or assistant",
                "{\"messages\":[{\"role\":\"user\",\"content\":7}]} | body.messages[0].content must be a text, or a"
                        + " list of parts of type text",
                "{\"top_p\":1,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} | body.top_p is not supported",
                "{\"n\":2,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} | body.n must be 1",
                "{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} | body.stream must be false in"
                        + " a batch",
                "{\"temperature\":3,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} | body.temperature must be a"
                        + " number from 0 to 2",
                "{\"max_tokens\":0,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} | body.max_tokens must be a"
                        + " whole number from 1",
                "{\"model\":7,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} | body.model must be 1 to 200"
                        + " characters",
                "{\"response_format\":{\"type\":\"xml\"},\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} |"
                        + " body.response_format.type must be text, json_object or json_schema"
            })
    void saysWhatIsWrongWithABody(String body, String fault) throws IOException {
        assertThat(((Refused) read(line("x", body))).faults().getFirst()).isEqualTo(new Fault(1, fault));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"custom_id\":\"x\" | is not one JSON object: Unexpected end-of-input",
                "[] | must be an object with no fields but custom_id, method, url, body",
                "{\"custom_id\":\"a b\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\"} | must have a custom_id"
                        + " of 1 to 64 letters, digits and ._:@-",
                "{\"custom_id\":\"a1\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\"} | has the custom_id of an"
                        + " earlier line: a1",
                "{\"custom_id\":\"b\",\"method\":\"GET\",\"url\":\"/v1/chat/completions\"} | must have the method POST",
                "{\"custom_id\":\"b\",\"method\":\"POST\",\"url\":\"/v1/embeddings\"} | must have the url"
                        + " /v1/chat/completions"
            })
    void saysWhatIsWrongWithALine(String line, String fault) throws IOException {
        Fault told = ((Refused) read(HELLO + "\n" + line)).faults().getFirst();

        assertThat(told.line()).isEqualTo(2);
        assertThat(told.message()).startsWith(fault);
    }

    @Test
    void refusesTwoModelsEmptyFilesAndTooManyRequests() throws IOException {
        String other = line("b", "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}");

        assertThat(read(HELLO + "\n" + other).toString()).contains("a batch has one");
        assertThat(read("\n").toString()).contains("has no requests");
        assertThat(read(HELLO + "\n" + HELLO.replace("a1", "a2") + "\n" + HELLO.replace("a1", "a3"))
                        .toString())
                .contains("exceeds the 2 requests");
    }

    private CompletionsJsonl.Report read(String text) throws IOException {
        taken.clear();
        return new CompletionsJsonl(2, 10_000)
                .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), taken::put);
    }

    private static String line(String id, String body) {
        return """
            {"custom_id":"%s","method":"POST","url":"/v1/chat/completions","body":%s}\
            """.formatted(id, body.replace("\n", ""));
    }
}
