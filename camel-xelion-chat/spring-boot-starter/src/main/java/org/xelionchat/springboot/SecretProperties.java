package org.xelionchat.springboot;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/** Masks the values of properties that hold a secret of the component, however their names are written. */
final class SecretProperties implements SanitizingFunction {

    private static final Set<String> NAMES = XelionChatComponentConfiguration.SECRETS.stream()
            .map(option -> uniform("camel.component.xelion-chat." + option))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public SanitizableData apply(SanitizableData data) {
        return NAMES.contains(uniform(data.getKey())) ? data.withSanitizedValue() : data;
    }

    /** Environment variables have no dots, and no dashes within words. */
    private static String uniform(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
