package org.xelionchat.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.camel.CatalogCamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** A running context of any Camel line finds the component's description, as consoles ask it for. */
class CatalogueJsonTest {

    private final CatalogCamelContext context = new DefaultCamelContext();

    @Test
    void isFoundByTheContext() throws IOException {
        JsonNode catalogue = new ObjectMapper().readTree(context.getComponentParameterJsonSchema("xelion-chat"));

        assertThat(catalogue.at("/component/javaType").textValue()).isEqualTo(XelionChatComponent.class.getName());
        assertThat(catalogue.at("/properties/accessToken/secret").booleanValue())
                .isTrue();
    }
}
