"""How the house is kept. Each failure says how to put it right."""

import ast
import os
import re
from pathlib import Path

import django.conf.global_settings as django_defaults
import pytest
from django.apps import apps
from django.conf import settings

from sameboat.people.models import Person

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "sameboat"
OWN = [a for a in apps.get_app_configs() if a.name.startswith("sameboat.")]
WALL = 400


def code_files(*endings):
    for ending in endings:
        for file in sorted(ROOT.glob(f"**/*{ending}")):
            parts = file.relative_to(ROOT).parts
            if parts[0] in {".venv", "build", "data"} or {"vendor", "migrations"} & set(parts):
                continue
            yield file


def test_no_file_is_longer_than_the_wall():
    too_long = {
        str(file.relative_to(ROOT)): lines
        for file in code_files(".py", ".html", ".css", ".js", ".toml")
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > WALL
    }

    assert not too_long, f"Split these by verb or noun: {too_long}"


def test_views_ask_queries_and_never_the_database():
    reaching = [
        str(file.relative_to(ROOT))
        for file in HOUSE.glob("**/views*/**/*.py")
        if re.search(r"\.objects\b|\.save\(|\.delete\(\)", file.read_text(encoding="utf-8"))
    ] + [
        str(file.relative_to(ROOT))
        for file in HOUSE.glob("*/views.py")
        if re.search(r"\.objects\b|\.save\(", file.read_text(encoding="utf-8"))
    ]

    assert not reaching, (
        f"Move what reaches into the database to queries.py or commands.py: {reaching}"
    )


def layer_order():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = re.search(r"layers = \[(.*?)\]", text, re.S).group(1)
    lines = re.findall(r'"([^"]+)"', block)
    return {name.strip(): place for place, line in enumerate(lines) for name in line.split("|")}


def test_foreign_keys_point_down_the_layers():
    place = layer_order()
    upward = []
    for config in OWN:
        for model in config.get_models():
            for field in model._meta.get_fields():
                target = getattr(field, "related_model", None)
                if (
                    not field.concrete
                    or not target
                    or not target.__module__.startswith("sameboat.")
                ):
                    continue
                here, there = config.name.split(".")[1], target.__module__.split(".")[1]
                if place[there] < place[here]:
                    upward.append(f"{model.__name__}.{field.name}")

    assert not upward, f"A lower app must not know a higher one; use a port in wiring.py: {upward}"


@pytest.mark.parametrize("config", OWN, ids=lambda config: config.label)
def test_every_app_has_its_sentence(config):
    sentence = ast.get_docstring(
        ast.parse((HOUSE / config.name.split(".")[1] / "__init__.py").read_text())
    )

    assert sentence, f"Say in {config.name}/__init__.py what the app is for, in one sentence."


def test_every_app_that_points_at_a_person_forgets_and_hands_over():
    from sameboat.people import ports

    pointing = {
        config.name.split(".")[1]
        for config in OWN
        for model in config.get_models()
        for field in model._meta.get_fields()
        if field.concrete and getattr(field, "related_model", None) is Person
    } - {"people"}
    erasing = {step.__module__.split(".")[1] for step in ports.erasers}
    taking = {step.__module__.split(".")[1] for step in ports.takers}

    assert pointing <= erasing, (
        f"Add a step to people.ports.erasers in wiring.py for: {pointing - erasing}"
    )
    assert pointing <= taking, (
        f"Add a step to people.ports.takers in wiring.py for: {pointing - taking}"
    )


def test_every_setting_from_the_environment_is_explained():
    source = "".join(file.read_text(encoding="utf-8") for file in HOUSE.glob("**/*.py"))
    read = set(re.findall(r'"(SAMEBOAT_[A-Z_]+)"', source))
    explained = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")

    missing = sorted(name for name in read if f"`{name}`" not in explained)
    unknown = sorted(set(re.findall(r"`(SAMEBOAT_[A-Z_]+)`", explained)) - read)
    assert not missing, f"Explain these in docs/settings.md: {missing}"
    assert not unknown, f"docs/settings.md explains settings that nothing reads: {unknown}"


def test_no_model_signals_are_used():
    using = [
        str(file.relative_to(ROOT))
        for file in HOUSE.glob("**/*.py")
        if "django.db.models.signals" in file.read_text(encoding="utf-8")
    ]

    assert not using, f"Call it from the command, or list it in wiring.py: {using}"


def test_only_lib_knows_which_database_it_is():
    knowing = [
        str(file.relative_to(ROOT))
        for file in HOUSE.glob("**/*.py")
        if "connection.vendor" in file.read_text(encoding="utf-8")
        and file.relative_to(HOUSE).parts[0] != "lib"
    ]

    assert not knowing, f"Ask lib.locks.is_postgres, in lib: {knowing}"


def test_templates_carry_no_inline_script_or_style():
    guilty = [
        str(file.relative_to(ROOT))
        for file in HOUSE.glob("**/*.html")
        if re.search(
            r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:",
            file.read_text(encoding="utf-8"),
        )
    ]

    assert not guilty, f"Our content security policy forbids it; use a file and a class: {guilty}"


def test_nothing_in_the_house_points_at_this_machine_or_a_registry():
    words = [
        re.compile(p) for p in (r"/work/(main|shared)", r"files\.pythonhosted", r"pypi\.org/simple")
    ]
    guilty = [
        str(file.relative_to(ROOT))
        for file in code_files(".py", ".html", ".md", ".toml", ".txt", "Makefile", ".js", ".css")
        if file != Path(__file__) and any(w.search(file.read_text(encoding="utf-8")) for w in words)
    ]

    assert not guilty, f"Take paths of this machine and registry hosts out of: {guilty}"


def test_debug_is_off_unless_asked_for():
    assert django_defaults.DEBUG is False
    assert settings.DEBUG is False or os.environ.get("SAMEBOAT_DEBUG")
