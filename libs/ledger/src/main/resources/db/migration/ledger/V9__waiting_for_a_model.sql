-- Attempts in which the model's server could not take the job. They do not count against the most attempts of a job.
alter table jobs add column spared int not null default 0;

-- Tokens are counted over all attempts, and also for jobs that fail or end early.
alter table jobs drop constraint jobs_answer;
alter table jobs add constraint jobs_answer check (
    num_nulls(answer_tokens, prompt_tokens) in (0, 2)
    and (state <> 'answered' or answer_tokens is not null)
    and (cached_tokens is null or prompt_tokens is not null));

-- Why a worker has no model: a word, and the words of the model's server for operators. Both are null while it has one.
alter table workers
    add column trouble text,
    add column trouble_said text,
    -- All that its server has; null for a worker of the release before, which does not say.
    add column models text[],
    add constraint workers_trouble check (num_nulls(trouble, trouble_said) <> 1);
