package org.xelionchat.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** Which package may know which. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("org.xelionchat.simulator");

    @Test
    void theSimulatorKnowsNeitherCamelNorTheClient() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.camel..", "org.asynchttpclient..", "io.netty..", "org.xelionchat.client..")
                .check(CLASSES);
    }

    @Test
    void chatsAndAccountsKnowNoWire() {
        noClasses()
                .that()
                .resideInAnyPackage("..simulator.chat", "..simulator.account")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.undertow..",
                        "org.xnio..",
                        "com.fasterxml..",
                        "..simulator.wire",
                        "..simulator.call",
                        "..simulator.classic",
                        "..simulator.gateway",
                        "..simulator.socket",
                        "..simulator.fault",
                        "..simulator.journal",
                        "..simulator.server")
                .check(CLASSES);
    }

    @Test
    void neitherApiKnowsTheOther() {
        noClasses()
                .that()
                .resideInAPackage("..simulator.gateway")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..simulator.classic")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..simulator.classic")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..simulator.gateway")
                .check(CLASSES);
    }

    @Test
    void onlyTheJunitPackageKnowsJunit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..simulator.junit")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..")
                .check(CLASSES);
    }

    @Test
    void packagesAreFreeOfCycles() {
        SlicesRuleDefinition.slices()
                .matching("org.xelionchat.simulator.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
