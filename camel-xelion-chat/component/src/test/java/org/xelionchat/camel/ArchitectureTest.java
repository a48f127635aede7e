package org.xelionchat.camel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The component's place in the house. */
@Tag("build-line")
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.xelionchat.camel");

    @Test
    void knowsNoHttp() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.asynchttpclient..",
                        "io.netty..",
                        "java.net.http..",
                        "org.xelionchat.client.http..",
                        "org.xelionchat.client.api..")
                .check(CLASSES);
    }

    @Test
    void knowsNoSimulator() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.xelionchat.simulator..")
                .check(CLASSES);
    }

    @Test
    void startsNoThreadOfItsOwn() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Executors.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class, String.class)
                .check(CLASSES);
    }

    /** One package in one jar, as OSGi wants it. */
    @Test
    void staysInItsPackage() {
        classes().should().resideInAPackage("org.xelionchat.camel").check(CLASSES);
    }

    /** What is not there on every Camel line from 3.18 to 4.22, or not the same. */
    @Test
    void usesWhatAllCamelLinesHave() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.apache\\.camel\\.(support\\.HealthCheckComponent"
                        + "|spi\\.EndpointServiceLocation"
                        + "|health\\.WritableHealthCheckRepository"
                        + "|spi\\.SendDynamicAware"
                        + "|ExtendedCamelContext"
                        + "|ExchangeExtension)")
                .check(CLASSES);
    }
}
