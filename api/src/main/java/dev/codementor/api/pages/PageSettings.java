package dev.codementor.api.pages;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the pages offer.
 *
 * @param localSignIn whether the page asks who one is and fetches a token from {@code POST /local/tokens}, which only
 *     {@code local} serves; default false
 */
@ConfigurationProperties("codementor.page")
record PageSettings(@DefaultValue("false") boolean localSignIn) {}
