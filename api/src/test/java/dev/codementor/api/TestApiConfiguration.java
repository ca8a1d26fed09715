package dev.codementor.api;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Lets tests in other packages run the api without its ways out. */
@Configuration(proxyBeanMethods = false)
@Import(ApiConfiguration.class)
public class TestApiConfiguration {}
