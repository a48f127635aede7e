package org.xelionchat.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.camel.TypeConversionException;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.SimpleTypeConverter;
import org.xelionchat.client.model.Attachment;
import org.xelionchat.client.model.ChatEvent;
import org.xelionchat.client.model.ChatMessage;
import org.xelionchat.client.model.ChatSession;
import org.xelionchat.client.model.Feedback;
import org.xelionchat.client.model.GatewayStatus;
import org.xelionchat.client.model.OutgoingMessage;
import org.xelionchat.client.model.PhoneLine;
import org.xelionchat.client.model.Visitor;

/**
 * Camel's type converters between the model and JSON as {@code String}, {@code byte[]}, {@code InputStream},
 * {@code Map} and {@code JsonNode}. Found by Camel through {@code META-INF/services}.
 */
public final class XelionChatConverters implements TypeConverterLoader {

    private static final List<Class<?>> OBJECTS = List.of(
            Visitor.class,
            ChatSession.class,
            ChatMessage.class,
            OutgoingMessage.class,
            Attachment.class,
            Feedback.class,
            PhoneLine.class,
            ChatEvent.class);
    private static final List<Class<?>> REQUESTS = List.of(Visitor.class, OutgoingMessage.class, Feedback.class);

    @Override
    public void load(TypeConverterRegistry registry) {
        for (Class<?> type : OBJECTS) {
            toJson(registry, type);
            to(registry, Map.class, type, ModelJson::toMap);
        }
        toJson(registry, GatewayStatus.class);
        for (Class<?> type : REQUESTS) {
            from(registry, type, String.class, ModelJson::fromText);
            from(registry, type, byte[].class, ModelJson::fromBytes);
            from(registry, type, InputStream.class, ModelJson::fromStream);
            from(registry, type, Map.class, ModelJson::fromObject);
            from(registry, type, JsonNode.class, ModelJson::fromObject);
        }
    }

    private static void toJson(TypeConverterRegistry registry, Class<?> type) {
        to(registry, String.class, type, ModelJson::toText);
        to(registry, byte[].class, type, ModelJson::toBytes);
        to(registry, InputStream.class, type, value -> new ByteArrayInputStream(ModelJson.toBytes(value)));
        to(registry, JsonNode.class, type, ModelJson::toTree);
    }

    private static void to(
            TypeConverterRegistry registry, Class<?> target, Class<?> source, Function<Object, Object> conversion) {
        registry.addTypeConverter(
                target, source, new SimpleTypeConverter(false, (type, exchange, value) -> conversion.apply(value)));
    }

    private static <T, S> void from(
            TypeConverterRegistry registry, Class<T> target, Class<S> source, BiFunction<S, Class<T>, T> conversion) {
        registry.addTypeConverter(target, source, new SimpleTypeConverter(false, (type, exchange, value) -> {
            try {
                return conversion.apply(source.cast(value), target);
            } catch (IllegalArgumentException e) {
                // Camel would put the value into the message, and the value is what a visitor wrote
                throw new TypeConversionException("(not shown)", target, e);
            }
        }));
    }
}
