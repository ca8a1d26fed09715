package dev.codementor.local;

import dev.codementor.local.ServicesOnAws.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The users and policies of a server that enforces them, {@code infra-terraform/checks/iam-server.py}. */
record IamServer(URI endpoint) {

    /** Whom that server lets do everything. */
    static final Credentials OWNER = new Credentials("owner", "owner");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Credentials of a new user, who may do nothing. */
    Credentials createUser(String name) {
        call(Map.of("Action", "CreateUser", "UserName", name));
        String key = call(Map.of("Action", "CreateAccessKey", "UserName", name));
        return new Credentials(element(key, "AccessKeyId"), element(key, "SecretAccessKey"));
    }

    /** Gives a user this policy in place of the one before. */
    void allow(String user, String policy) {
        call(Map.of("Action", "PutUserPolicy", "UserName", user, "PolicyName", "own", "PolicyDocument", policy));
    }

    private String call(Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.put("Version", "2010-05-08");
        String form = all.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=owner/20260101/us-east-1/iam/aws4_request, SignedHeaders=host,"
                                + " Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String element(String xml, String name) {
        Matcher matcher = Pattern.compile("<" + name + ">([^<]+)<").matcher(xml);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name);
        }
        return matcher.group(1);
    }
}
