package dev.codementor.api.documents;

import dev.codementor.api.problems.ProblemCode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the api at {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
public class DocumentsConfiguration {

    private static final String BEARER = "bearer";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("CodeMentor")
                        .version("v1")
                        .description(
                                "Ask the mentor, read the answer, and cancel. Live text comes over the WebSocket that a job"
                                        + " links to.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description(
                                                "A token of the configured OIDC issuer with the claims sub, roles, courses"))
                        .addSchemas("Problem", problem()))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    @Bean
    OperationCustomizer problemDocuments() {
        return new ProblemDocuments();
    }

    private static Schema<?> problem() {
        List<String> codes =
                Arrays.stream(ProblemCode.values()).map(ProblemCode::wireName).toList();
        StringSchema code = new StringSchema();
        code.setEnum(codes);
        code.description("Stable; more may be added");
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("code", code)
                .addProperty("detail", new StringSchema().description("Names the field, the line or the limit"))
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .required(List.of("type", "title", "status", "code", "detail"))
                .additionalProperties(true);
    }
}
