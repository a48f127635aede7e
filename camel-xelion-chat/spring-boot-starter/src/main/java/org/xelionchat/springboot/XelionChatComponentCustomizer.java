package org.xelionchat.springboot;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.StringHelper;
import org.springframework.context.ApplicationContext;
import org.xelionchat.camel.XelionChatComponent;

/** Gives the component the properties that are set; it keeps its own defaults for the others. */
final class XelionChatComponentCustomizer implements ComponentCustomizer {

    private final ApplicationContext application;
    private final XelionChatComponentConfiguration configuration;

    XelionChatComponentCustomizer(ApplicationContext application, XelionChatComponentConfiguration configuration) {
        this.application = application;
        this.configuration = configuration;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        return target instanceof XelionChatComponent
                && HierarchicalPropertiesEvaluator.evaluate(
                        application, "camel.component.customizer", "camel.component.xelion-chat.customizer");
    }

    @Override
    public void configure(String name, Component target) {
        // it makes the configurer; initialising it would check options that are not set yet
        ServiceHelper.buildService(target);
        configuration.references().forEach((option, bean) -> apply(option, () -> refer(target, option, bean)));
        configuration.values().forEach((option, value) -> apply(option, () -> set(target, option, value)));
    }

    private static void apply(String option, Runnable change) {
        try {
            change.run();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "camel.component.xelion-chat." + StringHelper.camelCaseToDash(option)
                            + " has a value that does not fit",
                    e);
        }
    }

    private static void refer(Component target, String option, String bean) {
        String reference = bean.startsWith("#") ? bean : "#bean:" + bean;
        PropertyBindingSupport.build()
                .withConfigurer(target.getComponentPropertyConfigurer())
                .withMandatory(true)
                .bind(target.getCamelContext(), target, option, reference);
    }

    /** Not by Camel's property binding: a secret that happens to begin with a # is not the name of a bean. */
    private static void set(Component target, String option, Object value) {
        CamelContext context = target.getCamelContext();
        Object resolved = value instanceof String text ? context.resolvePropertyPlaceholders(text) : value;
        target.getComponentPropertyConfigurer().configure(context, target, option, resolved, false);
    }
}
